// Broken code stays broken in the same place. (does not compile)
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try(
    {
        api.Run(;
        var x =
        return
    }}
}
