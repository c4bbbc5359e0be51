// A delegate type returns what its task does.
namespace PostHog.Blocking.Cases;

public delegate int Counter(string text, CancellationToken cancellationToken);

public delegate void Runner();

public static class Case
{
    public static int Try(Counter counter, Runner runner)
    {
        runner();
        return counter("x", default);
    }
}
