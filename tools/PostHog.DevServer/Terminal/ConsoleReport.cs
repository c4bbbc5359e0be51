using PostHog.Development.Recording;

namespace PostHog.Development.Terminal;

/// <summary>What the program prints: one line when it is ready, one per event, one per request that failed or lost events.</summary>
internal sealed class ConsoleReport(TextWriter output)
{
    private readonly TextWriter _output = TextWriter.Synchronized(output);

    public void WriteReady(Uri url, string? eventsFile) =>
        _output.WriteLine(
            $"PostHog dev server  {url}  ({(eventsFile is null ? "in memory" : $"events in {eventsFile}")}, Ctrl+C stops it)"
        );

    public void WriteNotice(string text) => WriteLine($"note  {text}");

    public void WriteEvent(ReceivedEvent received) =>
        WriteLine($"event  {received.Name}  {received.DistinctId}  {received.Uuid ?? "(no uuid)"}");

    public void WriteRequest(ReceivedRequest request)
    {
        if (request is { Status: >= 200 and <= 299, Problem: null })
        {
            return;
        }

        var outcome = request.Status is { } status ? $"{status}" : "dropped";
        var masked = TokenMask.Apply(request);
        WriteLine($"{outcome}  {masked.Method} {masked.Path}  {masked.Problem}");
    }

    private void WriteLine(string text) => _output.WriteLine(PlainText.Of(text));
}
