using System.Text;
using Acme.KeyValue.Async;

namespace Acme.KeyValue.Async.Checks;

/// <summary>What the client does against a server; both forms have to print the same.</summary>
internal static class Program
{
    public static async Task<int> Main()
    {
        using var server = new Server();
        await using (var client = await KeyValueClient.ConnectAsync("127.0.0.1", server.Port))
        {
            await client.SetAsync("colour", Encoding.UTF8.GetBytes("blue"));
            await client.SetAsync("count", new MemoryStream([51, 52]));
            Print("colour: " + Text(await client.GetAsync("colour")));
            Print("count: " + Text(await client.GetAsync("count")));
            await client.RemoveAsync("count");
            await client.RemoveAsync("colour", isWanted: false);
            Print("count: " + Text(await client.GetAsync("count")));
            await foreach (var key in client.KeysAsync("c"))
            {
                Print("key: " + key);
            }

            await RefusedAsync(client);
            await CancelledAsync(client);
        }

        Print("commands: " + string.Join(",", server.Commands));
        return 0;
    }

    private static async Task RefusedAsync(KeyValueClient client)
    {
        try
        {
            await client.SetAsync("forbidden", Encoding.UTF8.GetBytes("x"));
        }
        catch (KeyValueException refused)
        {
            Print("refused: " + refused.Message);
        }
    }

    private static async Task CancelledAsync(KeyValueClient client)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        try
        {
            await client.GetAsync("colour", source.Token);
        }
        catch (OperationCanceledException)
        {
            Print("cancelled");
        }
    }

    private static string Text(byte[]? value) =>
        value is null ? "nothing" : Encoding.UTF8.GetString(value);

    private static void Print(string line) => Console.Out.WriteLine(line);
}
