namespace Unroll.Generator.Planning;

/// <summary>
/// Something that is planned would be too large to be addressed: offsets are 32-bit numbers of floats. It ends the planning, and whoever
/// asked for the plan tells it at the stage.
/// </summary>
/// <param name="what">What is too large, as a message calls it.</param>
/// <param name="floats">Its floats.</param>
/// <param name="stage">The stage; null where it is the one that is being planned.</param>
internal sealed class TooLargeException(string what, double floats, string? stage = null) : Exception
{
    /// <summary>The most floats of a buffer, of all buffers of a program together, or of an array of weights: 8 GiB.</summary>
    public const long Most = int.MaxValue;

    public string What { get; } = what;

    public double Floats { get; } = floats;

    /// <summary>The stage, once it is known.</summary>
    public string? Stage { get; set; } = stage;

    /// <summary>A number of floats, if it can be addressed.</summary>
    public static int Check(long floats, string what, string? stage = null) =>
        floats <= Most ? (int)floats : throw new TooLargeException(what, floats, stage);
}
