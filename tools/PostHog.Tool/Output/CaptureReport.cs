using Newtonsoft.Json.Linq;

namespace PostHog.Tool.Output;

/// <summary>Prints what became of an event.</summary>
internal static class CaptureReport
{
    /// <summary>Prints it. Returns the exit code.</summary>
    public static int Print(Printer printer, CaptureResult result)
    {
        var uuid = result.Verdicts[0].Uuid;
        printer.Result(
            result.ToString(),
            new JObject
            {
                ["delivered"] = result.IsDelivered,
                ["uuid"] = uuid == Guid.Empty ? null : uuid.ToString(),
                ["attempts"] = result.Attempts,
                ["failure"] = Printer.Json(result.Failure),
            }
        );
        return result.IsDelivered ? ExitCodes.Succeeded : ExitCodes.Failed;
    }
}
