package bench

import uniffi.bench.*

/** UniFFI. In Kotlin, since names with unsigned numbers cannot be written in Java. */
object UniffiCases {
    /** All cases. */
    @JvmStatic
    fun cases(): Map<String, Loop> =
        linkedMapOf(
            "noop" to Noop(),
            "add" to Add(),
            "echo_string_small" to EchoStringSmall(),
            "echo_string_1k" to EchoString1k(),
            "echo_bytes_64k" to EchoBytes64k(),
            "echo_person" to EchoPerson(),
            "generate_locations_1k" to GenerateLocations1k(),
            "generate_user_profiles_1k" to GenerateUserProfiles1k(),
            "sum_user_scores_1k" to SumUserScores1k(),
            "callback_1k" to Callback1k(),
            "simple_enum" to SimpleEnum(),
            "data_enum_input" to DataEnumInput(),
            "record_in" to RecordIn(),
            "record_out" to RecordOut(),
            "record_string_in" to RecordStringIn(),
            "record_string_out" to RecordStringOut(),
            "string_in_16" to StringIn16(),
            "string_in_1k" to StringIn1k(),
            "string_out_16" to StringOut16(),
            "string_out_1k" to StringOut1k(),
            "records_in_1k" to RecordsIn1k(),
            "records_out_1k" to RecordsOut1k(),
            "bytes_in_1k" to BytesIn1k(),
            "bytes_out_1k" to BytesOut1k(),
            "method" to Method(),
            "error_none" to Succeeding(),
            "error" to Failing(),
        )
}

private class Points(count: Int) : DataProvider {
    private val points = Array(count) { DataPoint(it.toDouble(), it * 2.0, it.toLong()) }

    override fun getCount(): UInt = points.size.toUInt()

    override fun getItem(index: UInt): DataPoint = points[index.toInt()]
}

private fun text(one: Sample): String = Loop.row(one.id, one.low, one.high, one.valid, one.count)

private class Noop : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) noop()
        return calls.toLong()
    }

    override fun content(): String = noop().let { "" }
}

private class Add : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += add(100, 200)
        return sum
    }

    override fun content(): String = row(add(100, 200))
}

private class EchoStringSmall : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(echoString(Inputs.SMALL))
        return calls.toLong()
    }

    override fun content(): String = echoString(Inputs.SMALL)
}

private class EchoString1k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(echoString(Inputs.TEXT_1000))
        return calls.toLong()
    }

    override fun content(): String = echoString(Inputs.TEXT_1000)
}

private class EchoBytes64k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(echoBytes(Inputs.BYTES_64K))
        return calls.toLong()
    }

    override fun content(): String = Inputs.digest(echoBytes(Inputs.BYTES_64K))
}

private class EchoPerson : Loop() {
    private val person = Person(Inputs.NAME, Inputs.AGE.toUInt())

    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(echoPerson(person))
        return calls.toLong()
    }

    override fun content(): String = echoPerson(person).let { row(it.name, it.age) }
}

private class GenerateLocations1k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(generateLocations(Inputs.MANY))
        return calls.toLong()
    }

    override fun content(): String = rows(generateLocations(Inputs.MANY).map { row(it.id, it.lat, it.lng, it.rating, it.reviewCount, it.isOpen) })
}

private class GenerateUserProfiles1k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(generateUserProfiles(Inputs.MANY))
        return calls.toLong()
    }

    override fun content(): String = rows(
        generateUserProfiles(Inputs.MANY).map { row(it.id, it.name, it.email, it.bio, it.age, it.score, it.tags, it.scores, it.isActive) },
    )
}

private class SumUserScores1k : Loop() {
    private val users = generateUserProfiles(Inputs.MANY)

    override fun run(calls: Int): Long {
        var sum = 0.0
        for (i in 0 until calls) sum += sumUserScores(users)
        return sum.toLong()
    }

    override fun content(): String = row(sumUserScores(users))
}

private class Callback1k : Loop() {
    private val points = Points(Inputs.MANY)

    private fun sumOf(points: Points): Long =
        DataConsumer().use {
            it.setProvider(points)
            it.computeSum().toLong()
        }

    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += sumOf(points)
        return sum
    }

    override fun content(): String = row(sumOf(points))
}

private class SimpleEnum : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) {
            keep(oppositeDirection(Direction.NORTH))
            sum += directionToDegrees(Direction.EAST)
        }
        return sum
    }

    override fun content(): String = row(oppositeDirection(Direction.NORTH), directionToDegrees(Direction.EAST))
}

private class DataEnumInput : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) {
            sum += getStatusProgress(TaskStatus.InProgress(50))
            if (isStatusComplete(TaskStatus.Completed(100))) sum++
        }
        return sum
    }

    override fun content(): String = row(getStatusProgress(TaskStatus.InProgress(50)), isStatusComplete(TaskStatus.Completed(100)))
}

private class RecordIn : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0.0
        for (i in 0 until calls) sum += sampleIn(Sample(i, 1.5, 2.5, true, 3))
        return sum.toLong()
    }

    override fun content(): String = row(sampleIn(Sample(7, 1.5, 2.5, true, 3)))
}

private class RecordOut : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(sampleOut(i))
        return calls.toLong()
    }

    override fun content(): String = text(sampleOut(7))
}

private class RecordStringIn : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0.0
        for (i in 0 until calls) sum += labelledIn(Labelled(i, 1.5, 2.5, true, Inputs.TEXT_16))
        return sum.toLong()
    }

    override fun content(): String = row(labelledIn(Labelled(7, 1.5, 2.5, true, Inputs.TEXT_16)))
}

private class RecordStringOut : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(labelledOut(i))
        return calls.toLong()
    }

    override fun content(): String = labelledOut(7).let { row(it.id, it.low, it.high, it.valid, it.label) }
}

private class StringIn16 : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += stringIn(Inputs.TEXT_16).toLong()
        return sum
    }

    override fun content(): String = row(stringIn(Inputs.TEXT_16))
}

private class StringIn1k : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += stringIn(Inputs.TEXT_1K).toLong()
        return sum
    }

    override fun content(): String = row(stringIn(Inputs.TEXT_1K))
}

private class StringOut16 : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(stringOut(0u))
        return calls.toLong()
    }

    override fun content(): String = stringOut(0u)
}

private class StringOut1k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(stringOut(1u))
        return calls.toLong()
    }

    override fun content(): String = stringOut(1u)
}

private class RecordsIn1k : Loop() {
    private val samples = samplesOut(Inputs.MANY)

    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += samplesIn(samples)
        return sum
    }

    override fun content(): String = row(samplesIn(samples))
}

private class RecordsOut1k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(samplesOut(Inputs.MANY))
        return calls.toLong()
    }

    override fun content(): String = rows(samplesOut(Inputs.MANY).map(::text))
}

private class BytesIn1k : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += bytesIn(Inputs.BYTES_1K).toLong()
        return sum
    }

    override fun content(): String = row(bytesIn(Inputs.BYTES_1K))
}

private class BytesOut1k : Loop() {
    override fun run(calls: Int): Long {
        for (i in 0 until calls) keep(bytesOut(1024u))
        return calls.toLong()
    }

    override fun content(): String = Inputs.digest(bytesOut(1024u))
}

private class Method : Loop() {
    private val counter = Counter(40)

    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += counter.add(2)
        return sum
    }

    override fun content(): String = row(counter.add(2))
}

private class Failing : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) {
            try {
                sum += checked(-1)
            } catch (refusal: Refusal.Negative) {
                sum += refusal.value
            }
        }
        return sum
    }

    override fun content(): String =
        try {
            row(checked(-1))
        } catch (refusal: Refusal.Negative) {
            "refused ${refusal.value}"
        }
}

private class Succeeding : Loop() {
    override fun run(calls: Int): Long {
        var sum = 0L
        for (i in 0 until calls) sum += checked(21)
        return sum
    }

    override fun content(): String = row(checked(21))
}
