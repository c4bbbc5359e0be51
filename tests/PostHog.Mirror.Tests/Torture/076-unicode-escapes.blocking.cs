// A name may be written with escapes.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try()
    {
        api.Run();
        Try();
    }
}
