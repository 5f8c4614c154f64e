using System.Buffers.Binary;
using System.Text;
using Unroll.Stress.Harness;
using Unroll.Stress.Networks;

namespace Unroll.Stress.Attacks;

/// <summary>Damaged weight files: whatever is refused leaves the network as it was, whatever is loaded is finite.</summary>
internal sealed class WeightFileAttack : FileAttack
{
    private readonly Residuals _network = new(seed: 1);
    private readonly byte[] _whole;
    private readonly float[] _values, _pixels = new float[9 * 7 * 3], _before = new float[5], _after = new float[5];

    public WeightFileAttack()
    {
        _network.Save(FilePath);
        _whole = File.ReadAllBytes(FilePath);
        _values = Values();
        for (int i = 0; i < _pixels.Length; i++)
            _pixels[i] = (i % 17) - 8;
        _network.Predict(_pixels, _before);
    }

    public override void Dispose()
    {
        base.Dispose();
        _network.Dispose();
    }

    protected override byte[] Draw(Random random)
    {
        // Anywhere; in the header, its length set right, so that what is behind its first lines is reached; in the values.
        int header = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(_whole);
        switch (random.Next(4))
        {
            case 0:
                return Mutation.Damage(_whole, random);
            case 1:
                byte[] values = [.. _whole];
                BinaryPrimitives.WriteUInt32LittleEndian(values.AsSpan(header + (4 * random.Next((_whole.Length - header) / 4))),
                    (uint)random.NextInt64(1L << 32));
                return values;
            default:
                byte[] json = random.Next(3) == 0
                    ? Encoding.UTF8.GetBytes(Rearranged(header, random))
                    : Mutation.Damage(_whole[8..header], random);
                byte[] length = new byte[8];
                BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
                return [.. length, .. json, .. _whole[header..]];
        }
    }

    protected override bool Reads(Random random)
    {
        var options = new LoadOptions
        {
            AllowExtra = random.Next(2) == 0,
            AllowMissing = random.Next(2) == 0,
            AllowOtherShapes = random.Next(2) == 0,
            Rename = random.Next(4) > 0 ? null : name => name.Length % 7 == 0 ? null : name,
        };
        try
        {
            _network.Load(FilePath, options);
        }
        catch (InvalidDataException exception)
        {
            Require(exception.Message.StartsWith(FilePath, StringComparison.Ordinal),
                $"the message does not name the file: {exception.Message}");
            Require(exception.Message.Length < 4_000 && !exception.Message.Any(char.IsControl),
                $"the message shows what it should not: {exception.Message}");
            Require(Values().AsSpan().SequenceEqual(_values), "a file that was refused changed the parameters");
            _network.Predict(_pixels, _after);
            Require(_after.AsSpan().SequenceEqual(_before), "a file that was refused changed the predictions");
            return false;
        }

        Require(Values().All(float.IsFinite), "a value that is not finite was loaded");
        foreach (ParameterTensor tensor in _network.Parameters)
            tensor.CopyFrom(_values.AsSpan(tensor.Description.Offset, tensor.Description.Length));
        return true;
    }

    /// <summary>The header with some of its tensors left out, doubled, or given something more.</summary>
    private string Rearranged(int header, Random random)
    {
        string json = Encoding.UTF8.GetString(_whole, 8, header - 8).TrimEnd(' ');
        string[] entries = json[1..^1].Split(",\"");
        int place = random.Next(1, entries.Length);
        string[] changed = random.Next(4) switch
        {
            0 => [.. entries[..place], .. entries[(place + 1)..]],
            1 => [.. entries, entries[place]],
            2 => [.. entries[..place], $"more\":{{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0],\"x\":[{random.Next()}]}}",
                .. entries[place..]],
            _ => [.. entries.Select((entry, i) => i == place ? entry.Replace("\"F32\"", "\"BF16\"") : entry)],
        };
        return "{" + string.Join(",\"", changed) + "}";
    }

    private float[] Values()
    {
        float[] values = new float[_network.Declaration.Memory.Parameters];
        foreach (ParameterTensor tensor in _network.Parameters)
            tensor.CopyTo(values.AsSpan(tensor.Description.Offset, tensor.Description.Length));
        return values;
    }
}
