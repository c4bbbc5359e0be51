// Statements at the top of a file await, too. (program)
using PostHog.Async.Cases;

await using var api = new Api();
var count = await api.CountAsync();
if (count > 1)
{
    await api.RunAsync().ConfigureAwait(false);
}

return await LocalAsync();

async Task<int> LocalAsync() => await api.CountAsync();
