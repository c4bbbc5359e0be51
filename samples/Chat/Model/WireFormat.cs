using System.Text.Json.Nodes;

namespace Chat.Model;

/// <summary>How one API writes an answer.</summary>
internal abstract class WireFormat
{
    protected const string Model = "gpt-5-mini-2025-08-07";

    /// <summary>Whether the API streams when it is not told.</summary>
    public virtual bool StreamsByDefault => false;

    /// <summary>The content type of a stream.</summary>
    public virtual string StreamType => "text/event-stream";

    /// <summary>A part that ends too early.</summary>
    public virtual string BrokenPart => "data: {\"id\":\n\n";

    /// <summary>Returns a whole answer.</summary>
    public abstract JsonObject Whole(ModelAnswer answer);

    /// <summary>Returns what is sent of a stream, part by part.</summary>
    public abstract IEnumerable<string> Stream(ModelAnswer answer);

    protected static string Event(JsonObject data) => $"data: {data.ToJsonString()}\n\n";
}
