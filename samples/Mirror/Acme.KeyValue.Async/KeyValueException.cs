namespace Acme.KeyValue.Async;

/// <summary>The server refused a command.</summary>
public sealed class KeyValueException(string message) : Exception(message);
