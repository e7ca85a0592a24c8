"""The sentences of a rulebook in English: one phrase a line, and what it says.

A line reads `rule  name  = pattern  # what it says`.  The first word of a sentence
tells its kind.  `docs/reference/language.md` is made from this table; `rulebook.read`
gives each phrase its meaning.  Names of the writer's own (duties,
bodies, grounds, ...) are the rules in `rulebook.language.terminals`.
"""

from goodstanding.rulebook.language.english_measures import MEASURES
from goodstanding.rulebook.language.pattern import table_of

ENGLISH = table_of(
    """
# -- sentences that stand at the margin
top  duty            = every {subject} owes {name} [{forms}] , {schedule}  # something is owed, point by point; what discharges and excuses it stands under it
top  acts            = every {subject} does {name} [{forms}] [{per} each {set}] [, recorded as {kinds:string}+or] [, measured in {measured:name}]  # acts are counted and not owed; on the roll they have the name of one of them, unless `recorded as` gives others; `in each` of a set, each key's with a stroke and the key behind it, as in `commit/ports-bit`
top  leaving         = every member may leave at any time [, {terms:leaving_term}+comma]  # how a member leaves: always free, never needing anybody's approval
top  giving_up       = every {subject} may give up {right} at any time [, {terms:leaving_term}+comma]  # a right that its holder may lay down: always free
top  request         = every {subject} may ask to become a|an {status} [, {terms:request_term}+comma]  # a status that may be asked for: leave of absence, honourable withdrawal
top  ground          = ground {name} [, one for each {set} [{of_whom}]] [, {join}]  # when somebody falls short; the conditions and what follows stand under it; `one for each` is a ground for each of a set, named `idle/ports-bit`
top  excepting       = except where {condition}  # the ground just above is not met where this is so
top  excepting_list  = except where {join}  # the same, for several conditions
top  measure         = measure {name} [, by the steps of {like:measure}]  # what people may take; what it does and its steps stand under it; `by the steps of` takes over steps, effect, appeal and answers, never what it does
top  calendar        = the {name} [{forms}] run  # declares periods with days of their own (sessions, cycles, releases, recesses), which stand under it
top  let             = let {name} be {value} [, and {cases:case}+and]  # gives a value to a name, or fills a blank of that name; the first case that fits goes before it
top  bounds          = a branch may set {parameter} from {low:value} to {high:value}  # how far a branch may change that value
top  not_modelled    = not modelled [in ground {ground}] : {what:string} , because {why:string}  # what the text says and the software leaves to people; of a ground named, the answer is never firm
top  left_open       = left open : {what:string} [, read here as {reading:string}]  # what the text does not say, and how this rulebook reads it; listed whenever the rulebook is checked
top  bodies          = the bodies|officers are {names:the_name}+and  # declares who may act: boards, meetings, committees, officers
top  body            = the body|officer is {names:the_name}+and  # the same, for one
top  notices         = the notices are {names:the_name}+and  # declares the notices that are served, as the roll names them
top  notice          = the notice is {names:the_name}+and  # the same, for one
top  rights          = the rights are {names:the_name}+and  # declares rights beside membership, vote, office and seat, which a measure may take
top  right           = the right is {names:the_name}+and  # the same, for one
top  occasions       = the occasions are {names:the_name}+and  # declares the kinds of occasion, as the roll names them
top  occasion        = the occasion is {names:the_name}+and  # the same, for one
top  status          = a|an {name} [{forms}] is a member whose {column} is {value:string}  # declares a status, and what the roll calls it
top  payments        = a payment goes first {debts:debt}+then  # what is paid off first, and what then
top  set             = a|an {name} [{forms}] is {names:the_name}+or [, held as a {status_word}]  # declares a set of the writer's own: privileges, repositories; `held as a status`: who holds which stands in the table statuses
status_word  status  = status  # the key is the name of the status on the roll
of_whom  held        = the member holds  # of those only that the member holds on the day
per  per             = in|of|for|with|by|to|on  # the word by which sentences speak of one: `commits in that repository`, `commits in the website`
case  of_status      = {value} for a|an {status}  # for whoever holds the status on the day
case  of_key         = {value} for the {key}  # for that one of a set
case  found          = {value} where the {body} has found {question:string}  # where a body has found so
column  category     = category  # it is a category of membership (table members)
column  status       = status  # it is a status with its own days (table statuses)
the_name  name       = the {name} [{forms}]  # a name of your own, with its forms
forms  forms         = ( [a|an] {one:phrase} [, {many:phrase}] )  # how sentences say one of it, and many
subject  member      = member  # everybody who belongs
subject  of_status   = {status}  # whoever holds the status on the day

# -- how often something is owed
schedule  each       = each {unit} [from {from:day_of_year}] [with a|an {kind}] [, {due}]  # once in each calendar period; `with a` only in those that hold such an occasion or a task
schedule  counted    = each {int} {unit} from {first:date} [with a|an {kind}] [, {due}]  # once in each period of so many units, one of which begins on that day
schedule  own        = each [{int}] {unit} from {own} [with a|an {kind}] [, {due}]  # once in each term of the member's own
schedule  listed     = each {calendar} [with a|an {kind}]  # once in each of the periods that you list
schedule  at         = at each {kinds:kind}+or  # at each occasion of these kinds; `task` is built in
own  joining         = joining  # terms from the first day of this membership
own  becoming        = becoming a|an {status}  # terms from the last day on which the status began
due  day_of_year     = due by {day_of_year}  # in time up to that day of the year, late after it
due  day             = due by day {int}  # in time up to that day of the month, or its last
due  first_business_day = due on the first business day  # in time up to the first day from Monday to Friday
due  last_business_day = due on the last business day  # in time up to the last day from Monday to Friday
due  length          = due in the first {length}  # in time for so long from the first day of the period
unit  day            = day|days  # days
unit  business_day   = business day|days  # Monday to Friday
unit  week           = week|weeks  # weeks, from Monday
unit  month          = month|months  # calendar months
unit  quarter        = quarter|quarters  # from January, April, July, October
unit  half_year      = half-year|half-years  # from January and July
unit  year           = year|years  # from January, unless `from` says otherwise
join  all_of         = all of  # every condition indented below
join  any_of         = any of  # at least one condition indented below
join  none_of        = none of  # not one condition indented below
join  some_of        = {comparison} {number} of  # so many of the conditions indented below, whichever they are
join  all_but        = all but {int} of  # all conditions indented below, or all but so many
join  for_keys       = for {quantity} {set} [{of_whom}]  # the condition indented below, asked of each of a set: `that privilege` in it is the one that is asked of
quantity  every      = every  # of all of them; of none, not met
quantity  any        = any  # of at least one
quantity  none       = no  # of not one
quantity  some       = {comparison} {number}  # of so many

# -- under a duty
duty_line  done_by   = it is done by {means}+or  # what discharges it; any one of them is enough
duty_line  leave     = it is excused by leave of the {body} , approved {approval}  # leave that covers the point, approved in time, excuses it
duty_line  while     = it is excused while the member is a|an {status}  # whoever holds the status is excused
duty_line  never     = it is never excused  # nothing excuses it
duty_line  exempt    = it is not owed by a|an {status}  # whoever holds the status does not owe it at all
duty_line  newcomer  = it is not owed in the first {length} of membership  # it is not owed by those who have just joined
duty_line  grace     = it may be done until {length} after it closes  # how long after it closes it may still be done; until then a miss is curable
duty_line  excused   = an excused one {letter}  # what an excused point does; must be said if anything excuses
duty_line  cancelled = a cancelled one {letter}  # what a cancelled occasion does; unsaid, it is left out
means  payment       = payment in full [, received {limit:received}]  # the dues of the period are paid in full; without a limit, whenever that is
means  posted        = payment in full , posted {limit:received}  # the same, by the day it was sent: by the postmark
means  presence      = presence [for at least {share}] [at a|an {kind}]  # presence at the occasion; for a duty owed each period, at one of a kind
means  completion    = completion  # the task is done
means  act           = a|an {act} [within {length} {side}]  # such an act, in the period or on the day, or so long before or after
received  by_end     = by the end of the period  # later payments do not count
received  within     = within {length} after it closes  # payments count until so long after the period; until then a miss is curable
side  before         = before it  # from so long before it begins
side  after          = after it  # until so long after it closes
side  both           = before or after it  # on either side
approval  before_start = before it starts  # approved before the first day of the point
approval  before_close = before it closes  # approved by its last day
approval  within     = within {length} after it closes  # approved by so long after its last day
approval  any_time   = at any time  # approved whenever
approval  blank      = {blank}  # the text does not say; leave approved later than the start needs a finding
letter  ends_run     = ends a run  # it is neither done nor missed, and ends a run
letter  left_out     = is left out  # it is as if the point had never been
letter  counts_done  = counts as done  # it is done
letter  counts_missed = counts as missed  # it is missed

# -- under the declaration of periods
calendar_line  period  = [{called:name} ,] from {first:date} to {last:date}  # one of the periods, from its first to its last day

# -- under a ground: what is asked ...
ground_line  list      = {join}  # conditions indented below, joined
ground_line  condition = {condition}  # what is asked
condition  one       = {leaf}  # one condition
condition  both      = {first:leaf} and {rest:leaf}+and  # all of them
condition  either    = {first:leaf} or {rest:leaf}+or  # at least one of them
leaf  count          = {comparison} {number} {points} is|are {state} {window} [, {empty}]  # how many points or acts in a stretch of time
leaf  none           = no {points} is|are {state} {window} [, {empty}]  # that there is none in a stretch of time
leaf  run            = {comparison} {number} {points} is|are {state} in a row [within {aligned}]  # how many without a break, up to now
leaf  of_last        = {comparison} {number} of the last {last:number} {points} is|are {state}  # how many among the latest so many; while there are fewer, `fewer than` and `at most` are not met
leaf  share          = {comparison} {share} of {series} is|are {state} {window} [, of those {base}]  # which share of the points in a stretch of time; of no points, not met
leaf  mix            = {first:portion_of} , {rest:portion_of}+or or a proportionate mix of these is|are [{not}] done {window}  # the parts done, each as a part of what is asked of it, come to one whole or more; of no points, no part
leaf  together       = {comparison} {number} {series} , counting {also:capped}+and , is|are done {window} [, {empty}]  # how many in all, of several series, some up to a cap
leaf  total          = {comparison} {number} {amount} of {act} is|are done {window}  # the sum of measured acts
leaf  span           = {duty} is|are {state} in a row over {comparison} {length}  # how long the run up to now is, from its first day to its last
leaf  age            = {comparison} {length} has|have passed since {moment} [, not counting {stops:stop}+or [, at most {most:length} of them]]  # how long ago something was; of what never was, not met
leaf  falls          = {moment} [,] falls {window}  # when something was; of what never was, not met
leaf  gap            = the last {act} comes {comparison} {length} after the one before  # how long after the one before the last act came
leaf  standing       = the member is [{not}] a|an {status} [{held}]  # a status is held, today or over a time
leaf  holding        = the member holds {holding} {set}  # how many of a set the member holds on the day
leaf  under          = the member is [{not}] under {measure}  # a measure is in force for the member
leaf  finds          = the {body} finds {question:string}  # a finding; if none is recorded, the question is put to the body
leaf  has_found      = the {body} has found {question:string} [{window}]  # a finding, the latest on the record or in a stretch of time; if none is recorded, it is not so
leaf  holds          = ground {ground} is [{not}] met  # another ground of this rulebook
leaf  leave          = leave of {duty} is approved {window}  # leave was approved in a stretch of time
leaf  leave_covers   = leave of {duty} covers all of {period}  # approved leave, one or several, covers every day of it, up to now
stop  days_of        = days of a|an {calendar} [of more than {longer:length}]  # the days of the periods that you list, perhaps only of the longer ones
stop  outside        = days outside every {calendar}  # the days between the periods that you list
stop  held           = days on which the member is a|an {status}  # the days on which the status is held
stop  under          = days on which the member is under {measure}  # the days on which the measure is in force
stop  leave          = days of approved leave of {duty}  # the days that approved leave covers
holding  none        = no  # none of them
holding  any         = a|an  # at least one
holding  some        = {comparison} {number}  # so many
portion_of  share    = {share} of {duty}  # a share of the points of a duty
portion_of  amount   = {number} {amount} of {act}  # so much of measured acts
portion_of  number   = {number} {series}  # so many points or acts
capped  capped       = up to {number} {series}  # those at most
capped  all          = all {series}  # all of these
not  not             = not  # the contrary
comparison  at_least = at least  # this or more
comparison  at_most  = at most  # this or less
comparison  more     = more than  # more than this
comparison  fewer    = fewer|less than  # less than this
number  number       = {int}  # a whole number
number  parameter    = the {parameter}  # the value of a name that `Let` gives
number  blank        = {blank}  # the text leaves it blank: the answer needs a finding
share  percent       = {int} percent  # hundredths
share  fraction      = {fraction}  # as in 1/4
share  parameter     = the {parameter}  # the value of a name that `Let` gives
share  blank         = {blank}  # the text leaves it blank
length  length       = {int} {unit}  # so many units, counted forward from an event
length  parameter    = the {parameter}  # the value of a name that `Let` gives
length  blank        = {blank}  # the text leaves it blank
value  length        = {int} {unit}  # a length
value  percent       = {int} percent  # a share
value  fraction      = {fraction}  # a share
value  number        = {int}  # a whole number
points  series       = {series}  # points of a duty, or acts
points  units        = {unit} of {duty}  # the periods in which a duty is owed, in the unit it is owed in
points  units_listed  = {calendar} of {duty}  # the same, of the periods that you list
state  missed        = missed  # neither done nor excused, and no longer open
state  done          = done  # discharged
state  excused       = excused  # excused, where an excused one ends a run
empty  even          = even where none is held  # also where nothing was held
empty  held          = where at least one is held  # only where something was held
base  held           = held  # the points there were
base  held_so_far    = held so far  # the points there were up to now
base  all_held       = held , whether a member then or not  # the occasions held, those outside the membership or status included
base  planned        = planned  # all that are planned for the period, those to come included
base  blank          = {blank}  # `[held or planned]`: both are worked out; if they differ it needs a finding
held  throughout     = throughout {period}  # on every day of it
held  both_ends      = at both ends of {period}  # on its first and its last day
period  last         = the last {length}  # the stretch up to now
period  this         = this calendar {unit}  # the period that holds today
period  this_listed  = this {calendar}  # the one of your periods that holds today, or else the last that began
period  full         = the last full calendar {unit}  # the latest period that is over
period  full_listed  = the last full {calendar}  # the latest of your periods that is over

# -- ... in which time
window  last         = in the last {length}  # the days after the corresponding day, up to now; of a duty owed by period, the last so many periods
window  this         = in this calendar {unit}  # the period that holds today, so far
window  this_from    = in this {unit} from {from:day_of_year}  # the same, of a year that begins on another day
window  full         = in the last full calendar {unit}  # the latest period that is over
window  fulls        = in the last {count:int} full calendar {unit}  # the latest so many that are over
window  full_from    = in the last full {unit} from {from:day_of_year}  # the same, of quarters, half-years or years that begin on another day
window  fulls_from   = in the last {count:int} full {unit} from {from:day_of_year}  # the latest so many of them that are over
window  this_listed  = in this {calendar}  # the one of your periods that holds today, or else the last that began
window  full_listed  = in the last full {calendar}  # the latest of your periods that is over
window  fulls_listed = in the last {count:int} full {calendar}  # the latest so many of your periods that are over
window  since        = since {moment}  # the days after it, up to now
window  beside       = in the {length} {placed} {moment}  # so long before a day, or up to and with it, or after it
window  between      = between {first:moment} and {last:moment}  # the days after the first, up to and with the second
placed  before       = before  # up to the day before
placed  up_to        = up to  # up to and with that day
placed  after        = after  # from the day after
aligned  this        = this calendar {unit}  # only within the period that holds today
aligned  this_from   = this {unit} from {from:day_of_year}  # the same, of a year that begins on another day
aligned  this_listed = this {calendar}  # only within the one of your periods that holds today
moment  plain        = {event}  # the day of an event
moment  or_else      = {event} , or {fallback:event} if there was none  # what counts for those who have no such event
event  joining       = joining  # the first day of this membership
event  becoming      = becoming a|an {status}  # the last day on which the status began
event  getting       = getting {set_key}  # the last day on which the member began to hold it
event  last_done     = the last {series}  # the last time it was done; must say what holds if there was none
event  oldest        = the oldest missed {duty}  # the close of the oldest point that is still missed
event  served        = service of the [{ordinal}] {notice} [after {cause}]  # the day on which the notice was delivered: the last one, or as counted; with `after`, only of those served later than that, so that an old one does not serve twice
event  begun         = the start of {measure}  # the last day on which the measure came into force
event  date          = {date}  # that day
event  day_of_year   = {day_of_year}  # the latest such day
event  edge          = the {edge} of this calendar {unit}  # the first or last day of the period that holds today
event  edge_listed   = the {edge} of this {calendar}  # the same, of your periods; between two of them, of the one before
event  edge_full     = the {edge} of the last full calendar {unit}  # the first or last day of the latest period that is over
event  edge_full_listed = the {edge} of the last full {calendar}  # the same, of your periods
event  shifted       = {length} {direction} {event}  # so long before or after another event
cause  joining       = joining  # only those of this membership
cause  oldest        = the oldest missed {duty}  # only those served since that one was missed; where none is missed, there is no such notice
cause  becoming      = becoming a|an {status}  # only those served since the status began
cause  begun         = the start of {measure}  # only those served since the measure began
cause  served        = service of the [{ordinal}] {notice}  # only those served later than that one
direction  before    = before  # before
direction  after     = after  # after
edge  start          = start  # its first day
edge  end            = end  # its last day
ordinal  first       = first  # the first on the record
ordinal  second      = second  # the second
ordinal  third       = third  # the third
ordinal  fourth      = fourth  # the fourth
ordinal  last        = last  # the latest

# -- ... and what follows
ground_line  opens   = the {body} [or the {other:body}] {modal} open {measures:measure}+or [within {length}] [, {only}]  # people may open a measure, or must; what comes of it is theirs to decide
ground_line  puts    = the {body} shall put {measure} to the vote of the {voters:body} [within {length}]  # they must let others vote on it; how the vote goes is open
ground_line  certifies = the {body} certifies {measure}  # what a text calls automatic: a named body certifies the finding
ground_line  deemed  = the member is deemed to resign , certified by the {body}  # a claim that the member has left, which a body certifies
ground_line  told    = it is told to the {body} , nothing follows  # the body is told, and that is all
ground_line  stays   = once met , it stays met  # met on the first day it was met, by what was known that day, and ever after
ground_line  judged  = judged on {days:day_of_year}+and  # the answer is that of the latest of these days
ground_line  in_force = in force from {from:date} [until {until:date}]  # the ground itself holds from this day on
only  never_alone   = never on this ground alone  # something else must be met beside it
modal  may           = may  # it is theirs to choose
modal  shall         = shall  # they must open it; how it ends is open

# -- the rows of an example: what is so, on which day, what is expected
fact  joined         = joined {date}  # the member joined then; unsaid, long ago
fact  left           = left {date}  # the member left: the first day no longer one
fact  points         = {series} {items:fact_item}+comma  # points of a duty, or acts, with their states; a state holds until another is written
fact  amounts        = {int} {amount} of {act} on {dates:date}+and  # measured acts
fact  unowed         = no {series}  # nothing of this is on the record: not held, not done
fact  paid_on        = {duty} {month} paid on {date} [, posted on {posted:date}]  # the dues of that month were received on that day, perhaps sent before
fact  status         = {status} [from {from:date}] [to {to:date}]  # the member held the status; unsaid, from the beginning and to this day
fact  finding        = the {body} {verdict} {question:string} [on {date}]  # what a body found; unsaid, long ago
fact  leave          = leave of {duty} {from:date} .. {to:date} [approved {approved:date}]  # leave; unsaid, approved the day before it begins
fact  measure        = {measure} from {from:date} [until {until:date}] [, ended {ended:date}]  # a measure in force for the member
fact  notice         = {notice} served {dates:date}+comma  # notices served on these days
fact  record         = record of {series} complete before {date}  # from that day on, the record is not complete
fact_item  item      = [{state:fact_state}] {when} [approved {approved:date}]  # a point, or several; `approved` says when leave was approved
fact_state  done     = done|paid|attended|cast|kept  # done
fact_state  missed   = missed|unpaid|neglected  # not done
fact_state  excused  = excused  # covered by leave
fact_state  cancelled = cancelled  # the occasion was cancelled
when  months         = {first:month} .. {last:month}  # every month from the first to the last
when  month          = {first:month}  # that month
when  days           = {first:date} .. {last:date}  # every period that holds one of these days
when  day            = {first:date}  # that day, or the period that holds it
verdict  finds       = finds  # it is so
verdict  denies      = does not find  # it is not so
asked  day           = [on] {date}  # the day asked about, at its end
expected  not_met    = not met  # the answer is *not met*
expected  near       = not met , coming near  # not met, and would be one step further on
expected  met        = met [since {date}]  # the answer is *met*, perhaps since a day
expected  finding    = needs a finding  # the answer is *needs a finding*
expected  missing    = data missing  # the answer is *data missing*
expected  curable    = still curable [until {date}]  # the answer is *still curable*, perhaps until a day
"""
    + MEASURES
)
