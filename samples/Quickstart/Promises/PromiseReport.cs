using PostHog;
using PostHog.Development;
using Quickstart.Reporting;

namespace Quickstart.Promises;

/// <summary>Prints each promise with what really arrived at a dev server of its own, then the totals.</summary>
internal sealed class PromiseReport(TextWriter output, Summary summary, DevServer server)
{
    private readonly Table _table = new(
        output,
        new Column("package", 16),
        new Column("promise", 42),
        new Column("captured", 8, IsNumber: true),
        new Column("delivered", 9, IsNumber: true),
        new Column("lost", 4, IsNumber: true)
    );
    private int _captured;
    private int _delivered;

    public DevServer Server => server;

    public PostHogOptions Options =>
        new() { ProjectToken = "phc_quickstart", Host = server.Url.AbsoluteUri };

    public void Open()
    {
        output.WriteLine();
        output.WriteLine("What is promised, whatever happens:");
        output.WriteLine();
        _table.WriteHead();
    }

    /// <summary>Prints one promise; what arrived since the last one belongs to it.</summary>
    public void Add(Promise promise)
    {
        var delivered = server.DistinctUuidCount - _delivered;
        _table.WriteRow(
            promise.Package,
            promise.Title,
            Words.Count(promise.Captured),
            Words.Count(delivered),
            Words.Count(promise.Captured - delivered)
        );
        if (promise.Told is { } told)
        {
            _table.WriteNote(told);
        }

        var dropped = promise.Dropped > 0 ? $", {promise.Dropped} dropped" : "";
        summary.Add(promise.Title, promise.Package, $"{delivered} delivered{dropped}");
        _captured += promise.Captured;
        _delivered += delivered;
    }

    /// <summary>Prints the totals and returns the exit code: 0 only if nothing was lost.</summary>
    public int Close()
    {
        var lost = _captured - _delivered;
        output.WriteLine();
        summary.Count(_captured, _delivered);
        output.WriteLine($"{_captured} captured, {_delivered} delivered, {lost} lost");
        return lost == 0 ? 0 : 1;
    }
}
