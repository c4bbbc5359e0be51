// An entry point returns what its task does.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public static int Main(string[] args)
    {
        using var api = new Api();
        return args.Length + api.Count();
    }

    public string Name => api.Name;
}
