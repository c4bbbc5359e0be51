// Functions of functions lose their tasks inside and out.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public Action<Action> One { get; set; } = inner => inner();

    public Action<Func<int, int>, CancellationToken> Two { get; set; } =
        (inner, _) => inner(1);

    public Action[] Three { get; set; } = [];

    public IReadOnlyDictionary<string, Action<int>> Four { get; set; } = new Dictionary<string, Action<int>>();

    public void Try() => One(() => api.Run());
}
