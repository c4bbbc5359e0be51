// Awaits under labels, in switch sections, checked and unsafe blocks.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public async Task<int> TryAsync(int kind)
    {
        again:
        await api.RunAsync();
        checked
        {
            kind += await api.CountAsync();
        }

        switch (await api.CountAsync())
        {
            case 1 when kind > 3:
                goto again;
            case 2:
            {
                await api.RunAsync();
                goto case 3;
            }
            case 3:
            default:
                return await api.CountAsync();
        }
    }
}
