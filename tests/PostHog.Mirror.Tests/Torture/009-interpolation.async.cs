// Awaits inside interpolated strings are code, the word await in a string is not.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        var text = $"{await api.CountAsync(cancellationToken):x4} and {$"{await api.CountAsync()}"}";
        var raw = """
            await api.RunAsync();
            """;
        var mixed = $$"""async {await} {{await api.CountAsync(cancellationToken)}} Task<int>""";
        Console.Out.Write(text + raw + mixed);
    }
}
