namespace Unroll;

/// <summary>
/// What may differ between a file of weights and the network that loads them: nothing, unless it is set here. It is for transfer learning,
/// where a network begins with the weights of another one, and for files whose tensors have other names.
/// </summary>
/// <remarks>
/// PyTorch's <c>load_state_dict(..., strict=False)</c> is <see cref="AllowMissing"/> with <see cref="AllowExtra"/>, as is Keras's
/// <c>load_weights(..., by_name=True)</c>; Keras's <c>skip_mismatch=True</c> is <see cref="AllowOtherShapes"/>. Floats of 64 and 16 bits
/// and bfloat16 become 32-bit floats; other element types are no weights.
/// </remarks>
/// <example>
/// All but the last layer, which tells other classes:
/// <code>
/// LoadResult result = network.Load("cifar100.safetensors", new LoadOptions { AllowOtherShapes = true });
/// Console.WriteLine(result);
/// </code>
/// The same where the last layer has the same shape, from a file that writes "model." before every name:
/// <code>
/// network.Load("other.safetensors", new LoadOptions
/// {
///     AllowMissing = true,
///     Rename = name => name.StartsWith("model.head.") ? null : name["model.".Length..],
/// });
/// </code>
/// </example>
public sealed class LoadOptions
{
    /// <summary>
    /// In which names and orders the weights stand in the file; ours by default. Under another layout, tensors of the file that are no
    /// floats, as PyTorch's num_batches_tracked, need no <see cref="AllowExtra"/>.
    /// </summary>
    public WeightLayout Layout { get; init; }

    /// <summary>
    /// Whether tensors are paired by their position and not by their names: the first of the file with the first of
    /// <see cref="Network.Parameters"/>, and so on; false by default. Their numbers and all shapes must agree, and so must what the last
    /// part of a name says, "bias" or "running_mean". Those that <see cref="Rename"/> skips do not count. It is for files whose tensors
    /// stand in the order of the layers, as state dicts do: of two layers with equal shapes it cannot tell which is which. Files that
    /// were sorted by name are refused.
    /// </summary>
    public bool MatchByShape { get; init; }

    /// <summary>Whether the file may lack tensors of the network, which keep their values; false by default.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Whether the file may have tensors that the network lacks, which are ignored; false by default.</summary>
    public bool AllowExtra { get; init; }

    /// <summary>
    /// Whether a tensor may have another shape in the file than in the network, where it keeps its values then; false by default. A shape
    /// is another one if any extent or their number differs: nothing is cut, filled up or brought into another order.
    /// </summary>
    public bool AllowOtherShapes { get; init; }

    /// <summary>
    /// Gives, for the name of each tensor in the file, the name of the tensor of the network that takes its values ("c1.weights", see
    /// <see cref="Network.Parameters"/>), or its name in <see cref="Layout"/> ("c1.weight"), or null to skip it; null, the default, leaves
    /// the names as they are. A skipped tensor needs no <see cref="AllowExtra"/>, and one of the network that a skipped one stands for by
    /// its name no <see cref="AllowMissing"/>: that they stay out was said. Two names may not become that of the same tensor of the
    /// network.
    /// </summary>
    public Func<string, string?>? Rename { get; init; }
}
