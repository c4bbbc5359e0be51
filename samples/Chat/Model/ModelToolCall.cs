namespace Chat.Model;

/// <summary>A call of a tool that the model asks for.</summary>
/// <param name="Id">The id of the call.</param>
/// <param name="Name">The name of the tool.</param>
/// <param name="Arguments">The arguments, in JSON.</param>
internal sealed record ModelToolCall(string Id, string Name, string Arguments);
