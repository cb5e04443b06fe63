// What up to 512 cases say, fact by fact: a typed column for each fact that some step of the slice reads, and for each
// field in each layer of a list (layer k is the k-th element of each case). Only what counts is in here: evidence that
// is asked for and not there makes a fact unknown, as in session::Facts.
//
// Readers write plain values here and nowhere else. What no column can hold (a date open at one end, a number beyond 32
// bits, a grade of another ladder, a long code) is odd: its lane has a model::Case, and its leaves are judged from
// that.
#pragma once

#include <vector>

#include "model/model.hpp"
#include "screen/mask.hpp"

namespace hirepath::screen {

using model::Id;

// Where the column of a fact is, and what it holds:
//   options  a mask an answer: yes and no, which is how a step has them, or the choices in order
//   others   two masks, known and odd (days a third: known only within bounds); and numbers: an amount; the earliest
//   and latest day; level and pay plan; the
//            first and the last four characters of a code
struct Slot {
  enum class Form : std::uint8_t { none, options, number, days, grade, code };
  Form form = Form::none;  // none: no step reads it
  bool yes_no = false;     // options: yes and no
  std::uint16_t options = 0;
  std::uint32_t masks = 0, numbers = 0;  // first ones in Cells

  // Of an answer: 0 no, 1 yes, or the choice's number.
  std::uint32_t mask_of(std::size_t answer) const {
    return masks + static_cast<std::uint32_t>(yes_no ? 1 - answer : answer);
  }
  std::uint32_t mask_count() const { return form == Form::options ? options : form == Form::days ? 3U : 2U; }
};

struct Layout {
  struct List {
    Id fact = model::none;
    std::vector<Slot> fields;  // parallel to Record::fields
    std::uint32_t masks = 0, numbers = 0;
  };
  const model::Model* model = nullptr;
  bool verified_only = false, presume = false;
  std::vector<Slot> facts;  // parallel to Model::facts
  std::vector<Id> list_of;  // fact -> index into lists, or none
  std::vector<List> lists;
  std::uint32_t masks = 0, numbers = 0;

  // Gives the fact a column.
  void add(Slot& slot, const model::Type& type, std::uint32_t& next_mask, std::uint32_t& next_number) const;
};

struct Cells {
  std::vector<Mask> masks;
  std::vector<Column> numbers;

  Mask& option(const Slot& slot, std::size_t answer) { return masks[slot.mask_of(answer)]; }
  const Mask& option(const Slot& slot, std::size_t answer) const { return masks[slot.mask_of(answer)]; }
  const Mask& odd(const Slot& slot) const { return masks[slot.masks + 1]; }
  Mask known(const Slot& slot) const {
    Mask out = masks[slot.masks];  // of options one alone, of others all
    for (std::size_t i = 1; i < slot.options; ++i) out = out | masks[slot.masks + i];
    return out;
  }
  const Mask& within_bounds(const Slot& slot) const { return masks[slot.masks + 2]; }  // of days
  const Column& number(const Slot& slot, std::size_t which = 0) const { return numbers[slot.numbers + which]; }
  // Of days: the latest ones; where all are known exactly, that is one and the same column.
  const Column& latest(const Slot& slot) const { return number(slot, within_bounds(slot).any() ? 1 : 0); }

  void put(const Slot& slot, std::size_t lane, std::int32_t first, std::int32_t second) {
    masks[slot.masks].set(lane);
    numbers[slot.numbers].at[lane] = first;
    if (slot.form == Slot::Form::days && first == second) return;  // most are: Sheet::finish writes it where it is read
    numbers[slot.numbers + 1].at[lane] = second;
    if (slot.form == Slot::Form::days) masks[slot.masks + 2].set(lane);
  }
  void put(const Slot& slot, std::size_t lane, std::int32_t number) {
    masks[slot.masks].set(lane);
    numbers[slot.numbers].at[lane] = number;
  }
  void put(const Slot& slot, std::size_t lane, const values::Value& value);
  void put_days(const Slot& slot, std::size_t lane, values::DateBounds bounds);
  // As it was put; of an odd one, nothing.
  values::Value value(const Slot& slot, std::size_t lane) const;
  void erase(std::size_t lane);
};

// Days whose columns need no case: no period of the law leads from them to the calendar's ends.
inline constexpr values::Date first_plain{-43829}, last_plain{66108};  // 1850-01-01, 2150-12-31
inline constexpr std::size_t longest_plain_code = 8;
inline bool is_plain(values::DateBounds bounds) {
  return first_plain <= bounds.earliest && bounds.latest <= last_plain;
}

struct Sheet {
  explicit Sheet(const Layout& of);

  // For readers: a new block, then lane after lane.
  void clear();
  Cells& element(Id list, std::size_t layer, std::size_t lane);  // one more of the lane's list
  void put(std::size_t lane, const model::Case& facts);          // which lives as long as the block
  void erase(std::size_t lane);                                  // what was put there
  // After the last lane: presumptions take the place of what is not known, and columns of latest days are completed.
  void finish(std::size_t count);

  const Layout* layout;
  std::size_t count = 0;
  Cells facts;
  std::vector<std::vector<Cells>> layers;  // list -> layers, the first `depth` of them in use
  std::vector<std::vector<Mask>> present;  // list -> layer -> lanes that have such an element
  std::vector<std::size_t> depth;          // list
  std::vector<Mask> complete;              // list
  Mask position_given, agency_given;
  std::array<const model::Case*, lanes> cases;  // null where the columns say all
};

}  // namespace hirepath::screen
