// A local function does not take the place of what it calls.
namespace PostHog.Async.Cases;

public class Case
{
    public async Task<int> TotalAsync()
    {
        async Task<int> CountAsync()
        {
            await Task.Yield();
            return Count() + 1;
        }

        return await CountAsync();
    }

    private static int Count() => 1;
}
