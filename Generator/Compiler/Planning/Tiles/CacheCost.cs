namespace Unroll.Generator.Planning;

/// <summary>
/// What it costs to stream through an array that is read again and again, by the cache that holds it. Read by the planner alone: the
/// sizes are those of a small server core, and a machine with others is a little slower and not wrong.
/// </summary>
internal static class CacheCost
{
    private const double FirstLevel = 32 * 1024 / sizeof(float), SecondLevel = 1536 * 1024 / sizeof(float);

    private const double ThirdLevel = 64 * 1024 * 1024 / sizeof(float);

    /// <summary>The floats of an array that does not stay in the first-level cache; 0 for one that does.</summary>
    public static double FloatsBeyondL1(double floats) => floats > FirstLevel ? floats : 0;

    /// <summary>The floats of an array that does not stay in the second-level cache; 0 for one that does.</summary>
    public static double FloatsBeyondL2(double floats) => floats > SecondLevel ? floats : 0;

    /// <summary>The floats of an array that does not stay in the third-level cache; 0 for one that does.</summary>
    public static double FloatsBeyondL3(double floats) => floats > ThirdLevel ? floats : 0;

    /// <summary>Cycles for a float of an array from beyond the second-level cache, in a single stream that is asked for ahead.</summary>
    /// <param name="floats">Floats of the array.</param>
    public static double PrefetchedCyclesPerFloat(double floats) => floats <= ThirdLevel ? 0.08 : 0.4;

    /// <summary>Cycles for a float beyond what a load from the first-level cache costs.</summary>
    /// <param name="floats">Floats of all that is read between two visits to the same place.</param>
    public static double CyclesPerFloat(double floats) => floats switch
    {
        <= FirstLevel => 0,
        <= SecondLevel => 0.03,
        <= ThirdLevel => 0.3,
        _ => 0.5,
    };
}
