// A task kept in a field is a value.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    private Task? _worker;

    public void Start() => _worker = api.RunAsync();

    public async Task StopAsync()
    {
        if (_worker is not null)
        {
            await _worker;
        }
    }
}
