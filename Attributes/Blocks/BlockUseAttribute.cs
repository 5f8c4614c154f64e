namespace Unroll;

/// <summary>
/// Puts the stages of a block here. Their names, in files and messages, are paths: <c>inception3a.three</c>, with the parameters
/// <c>inception3a.three.weights</c>.
/// </summary>
/// <typeparam name="TBlock">The class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class BlockAttribute<TBlock> : OperationAttribute
    where TBlock : class
{
    /// <summary>Uses the block.</summary>
    /// <param name="arguments">What <see cref="Arg.A"/>, <see cref="Arg.B"/> and so on stand for, as many as the block has.</param>
    public BlockAttribute(params int[] arguments) => Arguments = arguments;

    /// <summary>What the arguments of the block stand for.</summary>
    public int[] Arguments { get; }

    /// <summary>
    /// Whether its convolutions are sums of the very products of their definition, as <see cref="ConvAttribute.Exact"/> says of one; those
    /// that say otherwise themselves are not concerned. Not given: as the block or network around it says.
    /// </summary>
    public bool Exact { get; set; }

    /// <summary>
    /// The name of a stage further up that uses the same block with the same arguments, whose parameters this one takes: their gradients
    /// add up. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
