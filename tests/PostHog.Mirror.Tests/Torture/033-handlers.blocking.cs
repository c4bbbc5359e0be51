// A handler that returns a task is called like any other.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private readonly Action<string, CancellationToken> _field = (_, _) => { };

    public Func<int, CancellationToken, int>? Property { get; set; }

    public event Action<string>? Happened;

    public void Try(
        Action<string, CancellationToken> handler,
        Action plain,
        CancellationToken cancellationToken
    )
    {
        handler("x", cancellationToken);
        _field("y", cancellationToken);
        plain();
        var count = Property!(1, cancellationToken);
        Happened?.Invoke(api.Name + count);
    }
}
