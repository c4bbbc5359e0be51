// A delegate called and left is refused by the async project.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public void Try(Func<Task> step)
    {
        step();
    }
}
