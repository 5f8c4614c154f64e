using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll;

/// <summary>What a network is: its stages, operations, shapes, losses, parameters and memory, known when it was compiled.</summary>
public sealed class NetworkDescription
{
    private readonly StageDescription[] _stages;
    private readonly ValueDescription[] _inputs;
    private readonly ValueDescription[] _outputs;
    private readonly LossDescription[] _losses;
    private readonly int[] _targetLosses;
    private readonly ParameterDescription[] _parameters;
    private readonly Func<OperationDescription[]>? _describeOperations;
    private IReadOnlyList<OperationDescription>? _operations;

    /// <summary>Describes a network; generated code calls this.</summary>
    /// <param name="name">The name of its class.</param>
    /// <param name="stages">Its stages in field order.</param>
    /// <param name="inputs">Its inputs in field order.</param>
    /// <param name="outputs">Its outputs, the stages that nothing else reads, in field order.</param>
    /// <param name="losses">Its losses in field order; empty for a network that only predicts.</param>
    /// <param name="parameters">Its parameters in stage order.</param>
    /// <param name="memory">Its memory.</param>
    /// <param name="operations">Makes the list of its operations when somebody first asks; none, if there is nothing to tell.</param>
    /// <param name="auxiliaryLosses">The losses on auxiliary heads; null for none.</param>
    /// <exception cref="ArgumentException">A parameter lies outside the flat buffer, overlaps another, is not aligned or has the name of
    /// another.</exception>
    public NetworkDescription(
        string name,
        StageDescription[] stages,
        ValueDescription[] inputs,
        ValueDescription[] outputs,
        LossDescription[] losses,
        ParameterDescription[] parameters,
        MemoryDescription memory,
        Func<OperationDescription[]>? operations = null,
        LossDescription[]? auxiliaryLosses = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(stages);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(memory);
        ParameterLayout.Check(parameters, memory);
        Name = name;

        // Copies, so that nobody else has the arrays.
        _stages = [.. stages];
        _inputs = [.. inputs];
        _outputs = [.. outputs];
        _losses = [.. losses];
        _targetLosses = [.. Enumerable.Range(0, losses.Length).Where(loss => losses[loss].Targets != TargetKind.None)];
        _parameters = [.. parameters];
        _describeOperations = operations;
        Memory = memory;
        Stages = Array.AsReadOnly(_stages);
        Inputs = Array.AsReadOnly(_inputs);
        Outputs = Array.AsReadOnly(_outputs);
        Losses = Array.AsReadOnly(_losses);
        AuxiliaryLosses = Array.AsReadOnly<LossDescription>([.. auxiliaryLosses ?? []]);
        TargetLosses = Array.AsReadOnly(_targetLosses);
        Parameters = Array.AsReadOnly(_parameters);
        ParameterCount = parameters.Where(parameter => !parameter.IsStatistic).Sum(parameter => parameter.Length);
        MultiplyAdds = stages.Sum(stage => stage.MultiplyAdds);
    }

    /// <summary>The name of the network's class.</summary>
    public string Name { get; }

    /// <summary>The stages in field order.</summary>
    public IReadOnlyList<StageDescription> Stages { get; }

    /// <summary>The inputs in field order.</summary>
    public IReadOnlyList<ValueDescription> Inputs { get; }

    /// <summary>The outputs in field order.</summary>
    public IReadOnlyList<ValueDescription> Outputs { get; }

    /// <summary>The losses in field order, without those on auxiliary heads.</summary>
    public IReadOnlyList<LossDescription> Losses { get; }

    /// <summary>The losses on auxiliary heads, which take the targets of others, in field order.</summary>
    public IReadOnlyList<LossDescription> AuxiliaryLosses { get; }

    /// <summary>The places in <see cref="Losses"/> of those that take targets; a <see cref="DataSet"/> has one array for each of
    /// them.</summary>
    public IReadOnlyList<int> TargetLosses { get; }

    /// <summary>The parameters in stage order.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; }

    /// <summary>
    /// Every operation in an order in which each follows those it reads: the inputs in field order among them, losses too, and at the end
    /// one "Output" for each of <see cref="Outputs"/>. Made when first asked for. Empty for a description that was not written by the
    /// compiler and says nothing of them.
    /// </summary>
    public IReadOnlyList<OperationDescription> Operations => _operations ??= Array.AsReadOnly(_describeOperations?.Invoke() ?? []);

    /// <summary>The memory that the network needs, in floats.</summary>
    public MemoryDescription Memory { get; }

    /// <summary>All learned numbers, frozen ones included.</summary>
    public int ParameterCount { get; }

    /// <summary>The multiply-adds of one sample's forward pass.</summary>
    public long MultiplyAdds { get; }

    /// <summary>
    /// The microseconds that the compiler predicts for the prediction of one sample on one thread, by the instruction set that this process
    /// uses. They are predicted from the kernels, not measured; docs/performance.md says how far such numbers are off.
    /// </summary>
    /// <param name="gigahertz">The clock of the processor in GHz, above 0.</param>
    /// <returns>The microseconds; null where nothing is predicted: without AVX2, and for a description that was not written by the
    /// compiler.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gigahertz"/> is not a finite number above 0.</exception>
    public double? PredictedMicroseconds(double gigahertz)
    {
        if (!double.IsFinite(gigahertz) || gigahertz <= 0)
            throw new ArgumentOutOfRangeException(nameof(gigahertz), gigahertz, "The clock must be a finite number of GHz above 0.");
        long cycles = Vector512.IsHardwareAccelerated ? _stages.Sum(stage => stage.CyclesAvx512)
            : Vector256.IsHardwareAccelerated && Fma.IsSupported ? _stages.Sum(stage => stage.CyclesAvx2)
            : 0;
        return cycles == 0 ? null : cycles / (1000 * gigahertz);
    }

    internal ReadOnlySpan<ValueDescription> InputSpan => _inputs;

    internal ReadOnlySpan<LossDescription> LossSpan => _losses;

    internal ReadOnlySpan<ParameterDescription> ParameterSpan => _parameters;

    /// <summary>A table of the stages with their operations, shapes, parameters and multiply-adds, the sums, and the memory in
    /// bytes.</summary>
    public override string ToString() => DescriptionTable.Format(this);
}
