// Setting an async local in an async method is refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private readonly AsyncLocal<int> _local = new();

    public void Try()
    {
        _local.Value = 1;
        api.Run();
    }
}
