// A delegate called and left is refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try(Action step)
    {
        step();
    }
}
