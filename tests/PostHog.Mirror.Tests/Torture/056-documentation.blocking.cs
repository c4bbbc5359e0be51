// Documentation about tasks is refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    /// <summary>Tries asynchronously.</summary>
    /// <returns>A task that ends.</returns>
    public void Try() => api.Run();
}
