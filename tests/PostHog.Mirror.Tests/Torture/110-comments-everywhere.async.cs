// Comments beside every token that goes.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public /*1*/ async /*2*/ Task /*3*/ < /*4*/ int /*5*/ > /*6*/ TryAsync /*7*/ ( /*8*/ )
    {
        return /*9*/ await /*10*/ ( /*11*/ api /*12*/ . /*13*/ CountAsync /*14*/ ( /*15*/ ) ) /*16*/
            . /*17*/ ConfigureAwait /*18*/ ( /*19*/ false /*20*/ ) /*21*/ ; /*22*/
    }
}
