namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Environment variables that are set until this is disposed.</summary>
internal sealed class Variables : IDisposable
{
    private readonly List<(string Name, string? Before)> _before = [];

    public Variables(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _before.Add((name, Environment.GetEnvironmentVariable(name)));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose() =>
        _before.ForEach(one => Environment.SetEnvironmentVariable(one.Name, one.Before));
}
