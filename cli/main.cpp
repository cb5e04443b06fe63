#include "run.hpp"

int main(int argc, char** argv) { return hirepath::cli::run(argc, argv); }
