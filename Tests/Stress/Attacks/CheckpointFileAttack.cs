using System.Buffers.Binary;
using Unroll.Stress.Harness;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>Damaged checkpoints, most of them with a checksum that is right again: what is refused leaves the network as it was.</summary>
internal sealed class CheckpointFileAttack : FileAttack
{
    private readonly Subject _subject = Subject.Create(kind: 1, seed: 5);
    private readonly Trainer<Network> _trainer;
    private readonly byte[] _whole;
    private float[] _values;

    public CheckpointFileAttack()
    {
        _trainer = Training.Create(_subject, optimizer: 1);
        _trainer.Checkpoint = FilePath;
        Training.Fit(_trainer, _subject);
        _trainer.Checkpoint = null;
        _whole = File.ReadAllBytes(FilePath);
        _values = Values();
    }

    public override void Dispose()
    {
        base.Dispose();
        _subject.Dispose();
    }

    protected override byte[] Draw(Random random)
    {
        int header = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(_whole);
        byte[] json = random.Next(4) == 0 ? _whole[8..header] : Mutation.Damage(_whole[8..header], random);
        byte[] data = random.Next(4) == 0 ? Mutation.Damage(_whole[header..], random) : _whole[header..];
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        byte[] bytes = [.. length, .. json, .. data];
        if (random.Next(8) > 0 && data.Length >= 8)
        {
            var hash = new XxHash64();
            hash.Add(bytes.AsSpan(0, bytes.Length - 8));
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(bytes.Length - 8), hash.Value);
        }

        return bytes;
    }

    protected override bool Reads(Random random)
    {
        try
        {
            _trainer.Resume(FilePath);
            if (random.Next(4) == 0)
                Training.Fit(_trainer, _subject);
            _values = Values();
            Require(_values.All(float.IsFinite), "a checkpoint made a parameter infinite or NaN");
            return true;
        }
        catch (InvalidDataException exception)
        {
            Require(exception.Message.StartsWith(FilePath, StringComparison.Ordinal),
                $"the message does not name the file: {exception.Message}");
            Require(Values().AsSpan().SequenceEqual(_values), "a checkpoint that was refused changed the parameters");
            return false;
        }
        catch (NonFiniteLossException)
        {
            // Averages may be any numbers, so the training may end like any other.
            _values = Values();
            return true;
        }
    }

    private float[] Values()
    {
        float[] values = new float[_subject.Network.Declaration.Memory.Parameters];
        foreach (ParameterTensor tensor in _subject.Network.Parameters)
            tensor.CopyTo(values.AsSpan(tensor.Description.Offset, tensor.Description.Length));
        return values;
    }
}
