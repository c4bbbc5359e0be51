// A method without the suffix keeps its name.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public bool IsUp() => api.IsUp(default);

    public void Try() => Console.Out.Write(IsUp());
}
