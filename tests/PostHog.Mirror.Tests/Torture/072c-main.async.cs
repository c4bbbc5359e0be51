// An entry point returns what its task does.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public static async Task<int> Main(string[] args)
    {
        await using var api = new Api();
        return args.Length + await api.CountAsync();
    }

    public string Name => api.Name;
}
