namespace Unroll.Generator.Planning;

/// <summary>
/// Counts the work of one kind of kernel that predictions call. The subclasses are found by their type: a new kernel needs only its own
/// file.
/// </summary>
internal abstract class KernelTime
{
    private static readonly Dictionary<Type, KernelTime> Times = Implementations.Of<KernelTime>().ToDictionary(time => time.KernelType);

    /// <summary>All kernels whose work is counted.</summary>
    public static IEnumerable<Type> KernelTypes => Times.Keys;

    /// <summary>The kernels whose work it counts.</summary>
    protected abstract Type KernelType { get; }

    /// <summary>The work of a call.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="registers">The vector registers.</param>
    public static KernelWork WorkOf(Kernel kernel, RegisterFile registers) => Times[kernel.GetType()].Count(kernel, registers);

    /// <summary>Whether the work holds what it takes to read the weights.</summary>
    public static bool HoldsWeights(Kernel kernel) => Times[kernel.GetType()].CountsWeights(kernel);

    protected abstract KernelWork Count(Kernel kernel, RegisterFile registers);

    protected abstract bool CountsWeights(Kernel kernel);

    /// <summary>Vectors of so many floats that lie side by side.</summary>
    protected static double Vectors(double floats, RegisterFile registers) => Math.Ceiling(floats / registers.Lanes);
}
