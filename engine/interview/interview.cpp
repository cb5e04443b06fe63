#include "interview/interview.hpp"
