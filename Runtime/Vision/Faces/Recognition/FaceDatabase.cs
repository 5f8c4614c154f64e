using Unroll.Vision.Faces;

namespace Unroll.Vision;

/// <summary>
/// Remembers the descriptors of people's faces, and says who a face is: whose descriptor is nearest, by Euclid's distance, or nobody where
/// none is strictly nearer than the threshold. Recognizing reads every descriptor once, exactly, and allocates nothing.
/// </summary>
/// <remarks>
/// Several threads may recognize at a time, as long as none enrolls, removes or sets the threshold. The memory grows by doubling; see
/// <see cref="Reserve"/>.
/// </remarks>
/// <example>
/// <code>
/// var known = new FaceDatabase();                                 // 128 numbers, 0.6
/// known.Enroll("Ada", descriptor);                                // call it again for each further picture
/// FaceMatch match = known.Recognize(another);
/// Console.WriteLine($"{match.Name ?? "nobody known"}, {match.Distance:F2}");
/// known.Save("known.faces");
/// </code>
/// </example>
public sealed partial class FaceDatabase
{
    private readonly DescriptorTable _descriptors;
    private readonly List<int> _people = [];   // of each picture
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>An empty database.</summary>
    /// <param name="length">The numbers of a descriptor; 128 by default.</param>
    /// <param name="threshold">A face is somebody's if it is nearer than this; by default <see cref="FaceVerifier.DlibThreshold"/>, that of
    /// dlib's 128 numbers. <see cref="FaceVerifier.Choose"/> finds it for others.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1, or the threshold is not positive and finite.</exception>
    public FaceDatabase(int length = 128, float threshold = FaceVerifier.DlibThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        (Length, Threshold) = (length, threshold);
        _descriptors = new DescriptorTable(length);
    }

    /// <summary>The numbers of a descriptor.</summary>
    public int Length { get; }

    /// <summary>A face is somebody's if it is strictly nearer than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to no positive, finite number.</exception>
    public float Threshold
    {
        get;
        set => field = value > 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a positive, finite distance.");
    }

    /// <summary>The pictures that are enrolled.</summary>
    public int Count => _descriptors.Count;

    /// <summary>The people that are enrolled, in the order of their first pictures.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Makes room, so that pictures up to some number are enrolled without copying the others.</summary>
    /// <param name="pictures">The number.</param>
    /// <exception cref="OutOfMemoryException">They do not fit into an array, or the system has not that much memory.</exception>
    public void Reserve(int pictures) => _descriptors.Reserve(pictures);

    /// <summary>Adds a picture of a person, who may have others; or several pictures at once.</summary>
    /// <param name="name">Who it is: any text that is not empty. Two texts are one person if all their characters are the same.</param>
    /// <param name="descriptors">The numbers of one picture, or of several one after the other.</param>
    /// <exception cref="ArgumentException">The name is empty or no Unicode; there are not as many numbers as one or several descriptors
    /// have; or a number is not finite. Nothing is added.</exception>
    /// <exception cref="OutOfMemoryException">There is not enough memory.</exception>
    public void Enroll(string name, ReadOnlySpan<float> descriptors)
    {
        CheckName(name);
        if (descriptors.IsEmpty || descriptors.Length % Length != 0)
        {
            throw new ArgumentException(
                $"There are {descriptors.Length} numbers; expected {Length}, or a multiple of it for several pictures.",
                nameof(descriptors));
        }

        CheckFinite(descriptors, nameof(descriptors));
        _descriptors.MakeRoom(descriptors.Length / Length);   // before anything is changed
        int person = PlaceOf(name);
        for (int first = 0; first < descriptors.Length; first += Length)
            Add(person, descriptors.Slice(first, Length));
    }

    /// <summary>Forgets a person: all pictures and the name. Nothing of them stays in memory, nor in a file that is saved
    /// afterwards.</summary>
    /// <param name="name">Who.</param>
    /// <returns>How many pictures there were; 0 if nobody has that name.</returns>
    public int Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_places.Remove(name, out int person))
            return 0;
        int kept = 0;
        for (int picture = 0; picture < Count; picture++)
        {
            if (_people[picture] == person)
                continue;
            _descriptors.Move(picture, kept);
            _people[kept++] = _people[picture] - (_people[picture] > person ? 1 : 0);
        }

        int removed = Count - kept;
        _descriptors.Cut(kept);
        _people.RemoveRange(kept, removed);
        _names.RemoveAt(person);
        for (int i = person; i < _names.Count; i++)
            _places[_names[i]] = i;
        return removed;
    }

    /// <summary>Who a face is.</summary>
    /// <param name="descriptor">Its numbers.</param>
    /// <returns>The person of the nearest picture and how far it is; of equally near ones that which was enrolled first.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers than those of a descriptor, or one is not finite.</exception>
    public FaceMatch Recognize(ReadOnlySpan<float> descriptor)
    {
        if (descriptor.Length != Length)
            throw new ArgumentException($"The face has {descriptor.Length} numbers; expected {Length}.", nameof(descriptor));
        CheckFinite(descriptor, nameof(descriptor));
        int picture = _descriptors.Nearest(descriptor, out float squared);
        if (picture < 0)
            return new(null, float.PositiveInfinity, null, -1);
        float distance = MathF.Sqrt(squared);
        string nearest = NameOf(picture);
        return new(distance < Threshold ? nearest : null, distance, nearest, picture);
    }

    /// <summary>Whose picture it is.</summary>
    /// <param name="picture">The picture, in the order in which they were enrolled.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public string NameOf(int picture) => _names[_people[Checked(picture)]];

    /// <summary>The descriptor of a picture; it is valid until another picture is enrolled or removed.</summary>
    /// <param name="picture">The picture, in the order in which they were enrolled.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public ReadOnlySpan<float> Descriptor(int picture) => _descriptors[Checked(picture)];

    private int PlaceOf(string name)
    {
        if (_places.TryGetValue(name, out int place))
            return place;
        _places.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }

    private void Add(int person, ReadOnlySpan<float> descriptor)
    {
        _descriptors.Add(descriptor);
        _people.Add(person);
    }

    private int Checked(int picture) => (uint)picture < (uint)Count
        ? picture
        : throw new ArgumentOutOfRangeException(nameof(picture), picture, $"There are {Count} pictures.");

    private static void CheckFinite(ReadOnlySpan<float> numbers, string argument)
    {
        if (Magnitude.FirstNonFinite(numbers) is >= 0 and var place)
            throw new ArgumentException($"Number {place} is {numbers[place]}; expected finite numbers.", argument);
    }
}
