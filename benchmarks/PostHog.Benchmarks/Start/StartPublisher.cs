namespace PostHog.Benchmarks.Start;

/// <summary>Publishes programs, each to a folder of its own.</summary>
/// <param name="folder">The folder for all of them.</param>
/// <param name="host">The address of the server that they send to.</param>
internal sealed class StartPublisher(string folder, Uri host)
{
    private int _count;

    /// <summary>Publishes apps of one file in one form. The first is what the others are compared with.</summary>
    /// <param name="form">What is added to their names.</param>
    /// <param name="directives">What is added to their sources.</param>
    /// <param name="sources">Their names and sources.</param>
    public List<StartProgram> PublishAll(
        string form,
        string directives,
        IEnumerable<(string Name, string Source)> sources
    )
    {
        List<StartProgram> programs = [];
        foreach (var (name, source) in sources)
        {
            programs.Add(
                StartProgram.Publish(
                    name + form,
                    NextFolder(),
                    directives + source,
                    host,
                    programs.FirstOrDefault()
                )
            );
        }

        return programs;
    }

    /// <summary>Publishes <c>phog</c>, which captures one event.</summary>
    /// <param name="name">The name of the row.</param>
    /// <param name="isAot">Whether it is compiled ahead of time.</param>
    /// <param name="bare">The program that it is compared with.</param>
    public StartProgram PublishTool(string name, bool isAot, StartProgram bare) =>
        StartProgram.PublishTool(name, NextFolder(), isAot, host, bare);

    private string NextFolder() => Path.Combine(folder, $"{_count++}");
}
