// Static anonymous functions, discards and nested lambdas.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try()
    {
        Func<int, Func<int, int>> nested = static _ => _ => 1;
        Action chain = () => api.Next().Run();
        _ = nested(1)(2);
        chain();
    }
}
