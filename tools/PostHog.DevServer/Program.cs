namespace PostHog.Development;

internal static class Program
{
    public static async Task<int> Main()
    {
        await using var server = await DevServer.StartAsync(new DevServerOptions { Port = 8010 });
        Console.WriteLine(server.Url);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
