// Doing nothing in a switch, a branch and a lambda.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task TryAsync(int kind)
    {
        switch (kind)
        {
            case 1:
                await Task.Yield();
                break;
            case 2: await Task.CompletedTask; break;
        }

        if (kind > 3)
            await Task.Yield();
        else
            await api.RunAsync();
    }
}
