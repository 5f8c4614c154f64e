using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes the methods of one kind of kernel. The subclasses are found by their type: a new kernel needs only its own file.
/// </summary>
internal abstract class KernelEmitter
{
    /// <summary>On leaf methods: skips the slow first tier, whose vectors all go through the stack.</summary>
    public const string Leaf = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    private static readonly Dictionary<Type, KernelEmitter> Emitters = Implementations.Of<KernelEmitter>()
        .ToDictionary(emitter => emitter.KernelType);

    protected abstract Type KernelType { get; }

    /// <summary>Writes a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="names">The names of its method and of those of its parts.</param>
    /// <param name="isa">The instruction set.</param>
    /// <param name="code">Where.</param>
    public static void Write(Kernel kernel, GeneratedNames names, Isa isa, CodeWriter code) =>
        Emitters[kernel.GetType()].Emit(kernel, names, isa, code);

    /// <summary>How a kernel is computed with these registers; null where there is nothing to say.</summary>
    public static string? TileOf(Kernel kernel, Isa isa) => Emitters[kernel.GetType()].Tile(kernel, isa);

    protected abstract void Emit(Kernel kernel, GeneratedNames names, Isa isa, CodeWriter code);

    /// <summary>How the kernel is computed with these registers; null where there is nothing to say.</summary>
    protected abstract string? Tile(Kernel kernel, Isa isa);

    /// <summary>References as parameters.</summary>
    protected static string References(IEnumerable<string> operands) =>
        string.Join(", ", operands.Select(operand => "ref float " + operand));

    /// <summary>The parameter list of a kernel's method.</summary>
    protected static string Parameters(Kernel kernel)
    {
        IEnumerable<string> parameters = [References(kernel.Operands)];
        if (kernel.Granularity == Granularity.MicroBatch)
            parameters = parameters.Append("int count");
        if (kernel.Granularity == Granularity.EachSample)
            parameters = parameters.Append("int sample").Append("int count");
        if (kernel.IsParallel)
            parameters = parameters.Append("int share").Append("int shares");
        if (kernel.TakesKey)
            parameters = parameters.Append("ulong key");
        if (kernel.TakesTraining)
            parameters = parameters.Append("bool training");
        if (kernel.TakesScale)
            parameters = parameters.Append("float scale");
        return string.Join(", ", parameters);
    }
}
