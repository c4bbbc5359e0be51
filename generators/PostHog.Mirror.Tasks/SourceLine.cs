namespace PostHog.Mirror.Tasks;

/// <summary>The last line of a statement, in a file that is known by its content: the two forms may name it otherwise.</summary>
/// <param name="Checksum">The checksum of the file, as the compiler writes it into the symbols.</param>
/// <param name="Line">The number of the line, from 1.</param>
internal readonly record struct SourceLine(string Checksum, int Line);
