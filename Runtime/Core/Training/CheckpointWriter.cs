using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Writes checkpoints: safetensors files with the results of the completed epochs, the parameters under their own names, those of the best
/// epoch, their averages over the steps, the averages of the optimizer, and a checksum; all else stands as text in the header. The buffers
/// are kept for the next one.
/// </summary>
internal sealed class CheckpointWriter(TrainingPlan plan)
{
    private const int ChunkLength = 1 << 14;

    private readonly float[] _chunk = new float[ChunkLength];
    private string? _train;
    private string? _dev;

    private delegate void FloatSource(int start, Span<float> destination);

    /// <summary>The settings of the training; the data sets are gone through the first time.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings() =>
        CheckpointSettings.Of(plan, _train ??= plan.Train.Fingerprint(), _dev ??= plan.Dev?.Fingerprint() ?? "none");

    /// <summary>Writes a checkpoint beside its place and renames it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The numbers of the training.</param>
    /// <param name="epochs">The results of the completed epochs.</param>
    /// <param name="best">The parameters of the best epoch.</param>
    /// <exception cref="InvalidOperationException">A parameter is infinite or no number; the file is as it was.</exception>
    /// <exception cref="IOException">The file cannot be written; it is as it was.</exception>
    public void Write(string path, CheckpointState state, IReadOnlyList<EpochResult> epochs, BestWeights best) =>
        Write(write => FileReplacement.Write(path, write), state, epochs, best);

    /// <summary>As <see cref="Write(string, CheckpointState, IReadOnlyList{EpochResult}, BestWeights)"/>, into a stream.</summary>
    public void Write(Stream stream, CheckpointState state, IReadOnlyList<EpochResult> epochs, BestWeights best) =>
        Write(write => write(stream), state, epochs, best);

    private void Write(Action<Action<Stream>> into, CheckpointState state, IReadOnlyList<EpochResult> epochs, BestWeights best)
    {
        Network network = plan.Network;
        Optimizer optimizer = plan.Optimizer;
        List<(CheckpointTensor Tensor, FloatSource Source)> tensors =
        [
            .. CheckpointTensor.Parameters(network.Declaration, "").Select(tensor => (tensor, (FloatSource)network.CopyValues)),
        ];
        if (!best.Values.IsEmpty)
        {
            tensors.AddRange(
                CheckpointTensor.Parameters(network.Declaration, CheckpointFormat.Best)
                    .Select(tensor => (tensor, (FloatSource)best.CopyValues)));
        }

        if (plan.WeightAverage is { Updates: > 0 } weights)
        {
            FloatSource source = (start, destination) => weights.CopyValues(network, start, destination);
            tensors.AddRange(
                CheckpointTensor.Parameters(network.Declaration, CheckpointFormat.Average).Select(tensor => (tensor, source)));
        }

        int length = Optimizer.AverageLength(network.Declaration);
        for (int i = 0; i < optimizer.AverageCount; i++)
        {
            int average = i;
            FloatSource source = (start, destination) => optimizer.CopyAverage(average, start, destination);
            tensors.AddRange(CheckpointTensor.Average(network.Declaration, average, length).Select(tensor => (tensor, source)));
        }

        double[] history = CheckpointFormat.History(epochs);
        byte[] header = SafeTensorsHeader.Format(
            [.. CheckpointFormat.Texts(optimizer.AverageCount), .. state.ToText(), .. Settings()],
            CheckpointFormat.Entries(epochs.Count, tensors.Select(pair => pair.Tensor)));
        using Turn turn = network.TakeTurn();   // so that nobody changes a part of it meanwhile
        into(stream =>
        {
            var hash = new XxHash64();
            Write(stream, hash, header.Length);
            Write(stream, hash, header);
            foreach (double number in history)
                Write(stream, hash, BitConverter.DoubleToInt64Bits(number));
            foreach ((CheckpointTensor tensor, FloatSource source) in tensors)
                Write(stream, hash, tensor, source);
            Write(stream, hash, (long)hash.Value);
        });
    }

    private void Write(Stream stream, XxHash64 hash, CheckpointTensor tensor, FloatSource source)
    {
        foreach ((int start, int length) in tensor.Parts)
        {
            for (int done = 0; done < length; done += ChunkLength)
            {
                Span<float> chunk = _chunk.AsSpan(0, Math.Min(ChunkLength, length - done));
                source(start + done, chunk);
                if (tensor.IsFinite && WeightsReader.FirstNonFinite(chunk) >= 0)
                {
                    throw new InvalidOperationException(
                        $"'{tensor.Name}' has a number that is infinite or NaN: "
                        + "no checkpoint was written, since no training could go on from it.");
                }

                if (!BitConverter.IsLittleEndian)
                    BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(chunk), MemoryMarshal.Cast<float, int>(chunk));
                Write(stream, hash, MemoryMarshal.AsBytes(chunk));
            }
        }
    }

    private static void Write(Stream stream, XxHash64 hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Write(stream, hash, bytes);
    }

    private static void Write(Stream stream, XxHash64 hash, ReadOnlySpan<byte> bytes)
    {
        hash.Add(bytes);
        stream.Write(bytes);
    }
}
