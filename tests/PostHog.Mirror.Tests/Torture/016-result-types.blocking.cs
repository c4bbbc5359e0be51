// Any type can be the result of a task.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public T? One<T>(T? value)
        where T : class
    {
        api.Run();
        return value;
    }

    public (int A, string? B) Two() => ((int A, string? B))((1, null));

    public T[] Three<T>() => Array.Empty<T>();

    public IReadOnlyList<Dictionary<string, T>> Four<T>() =>
        (IReadOnlyList<Dictionary<string, T>>)([]);

    public string? Five() => (string?)null;

    public Func<int, List<int[]>> Six()
    {
        api.Run();
        return _ => new List<int[]>();
    }
}
