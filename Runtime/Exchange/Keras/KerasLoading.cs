using Unroll.Exchange.Keras;

namespace Unroll;

/// <summary>Loads weights of Keras.</summary>
public static class KerasLoading
{
    /// <summary>
    /// Replaces parameters by those of a file of Keras: .keras, .weights.h5 or .h5 of Keras 2 and 3. Layers are found by their names, which
    /// are those of the stages, "block1_c1" for the stage "c1" of a block "block1". On any failure the network is as it was.
    /// </summary>
    /// <remarks>
    /// What has orders and names of Keras in another format, as TensorFlow.js or safetensors, is read too. Keras adds 0.001 to the
    /// variance of a batch normalization where <c>BatchNorm</c> here, as PyTorch, adds 0.00001: set <c>Epsilon = 1e-3f</c>.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What may differ; null for nothing. The layout is that of Keras, whatever <see cref="LoadOptions.Layout"/>
    /// says.</param>
    /// <returns>What became of every tensor.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or differs by more than <paramref name="options"/> allows; the message
    /// names the file, the tensor, what came, what was expected and which option would help.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path, or
    /// <see cref="LoadOptions.MatchByShape"/> is set together with something that may be missing, extra or of another shape.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public static LoadResult LoadKeras(this Network network, string path, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new LoadOptions();
        return network.Load(() => ForeignFiles.Open(path), new LoadOptions
        {
            Layout = WeightLayout.Keras,
            AllowMissing = options.AllowMissing,
            AllowExtra = options.AllowExtra,
            AllowOtherShapes = options.AllowOtherShapes,
            MatchByShape = options.MatchByShape,
            Rename = options.Rename,
        });
    }
}
