namespace Unroll.Site;

/// <summary>What is wrong with a document, told as a compiler does.</summary>
/// <param name="File">The document, from the folder of the repository.</param>
/// <param name="Line">Its line, counted from 1.</param>
internal sealed record Problem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}({Line}): error: {Message}";
}
