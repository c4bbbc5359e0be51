// Comments beside every token that goes.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public /*1*/ /*2*/ /*3*/ /*4*/ int /*5*/ /*6*/ Try /*7*/ ( /*8*/ )
    {
        return /*9*/ /*10*/ ( /*11*/ api /*12*/ . /*13*/ Count /*14*/ ( /*15*/ ) ) /*16*/
            /*17*/ /*18*/ /*19*/ /*20*/ /*21*/ ; /*22*/
    }
}
