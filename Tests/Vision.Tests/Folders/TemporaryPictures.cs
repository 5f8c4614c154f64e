namespace Unroll.Vision.Tests.Folders;

/// <summary>A folder of small pictures that a test makes, and that goes with it.</summary>
internal sealed class TemporaryPictures : IDisposable
{
    public TemporaryPictures() => Path = Directory.CreateTempSubdirectory("pictures").FullName;

    public string Path { get; }

    /// <summary>Two classes, "dark" and "light", whose pictures differ in size and in all their bytes; half PNG and half JPEG.</summary>
    public static TemporaryPictures DarkAndLight(int each)
    {
        var pictures = new TemporaryPictures();
        for (int i = 0; i < each; i++)
        {
            pictures.Add($"dark/{i:00}.{(i % 2 == 0 ? "png" : "jpg")}", Noise(20 + i, 31 - i, 0, i));
            pictures.Add($"light/{i:00}.{(i % 2 == 0 ? "png" : "jpg")}", Noise(31 - i, 20 + i, 128, i + each));
        }

        return pictures;
    }

    /// <summary>A picture of random bytes of 128 values.</summary>
    public static Picture Noise(int height, int width, int least, int seed)
    {
        var picture = new Picture(height, width);
        var random = new Random(seed);
        foreach (ref byte value in picture.Pixels)
            value = (byte)(least + random.Next(128));
        return picture;
    }

    /// <summary>Writes a picture, a JPEG file where the name says so.</summary>
    public string Add(string name, Picture picture)
    {
        string path = Place(name);
        if (name.EndsWith("jpg", StringComparison.Ordinal))
            picture.SaveJpeg(path);
        else
            picture.SavePng(path);
        return path;
    }

    /// <summary>Writes a file of any bytes.</summary>
    public string Add(string name, ReadOnlySpan<byte> bytes)
    {
        string path = Place(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The path of a name, whose folders exist then.</summary>
    public string Place(string name)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
