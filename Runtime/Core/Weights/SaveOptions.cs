namespace Unroll;

/// <summary>How a network writes its weights.</summary>
/// <example>
/// For PyTorch, where <c>model.load_state_dict(safetensors.torch.load_file("lenet5.safetensors"))</c> reads it:
/// <code>network.Save("lenet5.safetensors", new SaveOptions { Layout = WeightLayout.PyTorch });</code>
/// </example>
public sealed class SaveOptions
{
    /// <summary>In which names and orders; ours by default.</summary>
    public WeightLayout Layout { get; init; }
}
